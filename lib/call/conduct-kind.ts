/** What an agent may name of a caller's conduct; the surfaces name them too, and carry no schema for it. */
export const conductKinds = [
  'undirected_profanity',
  'abusive_language',
  'personal_attack',
  'discriminatory',
  'sexual_innuendo',
  'sexual_explicit',
  'threat_to_staff',
  'threat_third_party',
  'bomb_threat',
] as const;

/** Those that are meant for the agent as a person: the situation *harassment*. */
export const harassmentKinds = ['personal_attack', 'discriminatory', 'sexual_innuendo', 'sexual_explicit'] as const;
