import { initials, part } from '../page/element.ts';

interface CustomerRecord {
  readonly name: string;
  readonly number: string;
  readonly account: string;
  readonly plan: string;
  readonly since: string;
  readonly balance: string;
  readonly subject: string;
}

const RECORDS: readonly CustomerRecord[] = [
  {
    name: 'Ada Brook',
    number: '+15550104417',
    account: 'LN-20417',
    plan: 'Home 300, paper bill',
    since: 'March 2021',
    balance: '$84.20 due on Friday',
    subject: 'Charged twice in October',
  },
  {
    name: 'Tomas Reyes',
    number: '+15550104862',
    account: 'LN-31862',
    plan: 'Home 100',
    since: 'June 2024',
    balance: 'Nothing due',
    subject: 'Moving house',
  },
];

/** Shows the customer of that number in the desk beside the phone; an unknown number leaves the one that is shown. */
export function showCustomer(number: string): void {
  const found = RECORDS.find((record) => record.number === number);
  if (!found) return;
  part('crm-avatar').textContent = initials(found.name);
  for (const key of ['name', 'number', 'account', 'plan', 'since', 'balance', 'subject'] as const)
    part(`crm-${key}`).textContent = found[key];
}
