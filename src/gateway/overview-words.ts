// What is said of bulk plans, of what needs a person, and of the first steps.
export const overviewInEnglish = {
  'plan-too-large': {
    kind: 'input',
    says: 'More than {most} postings match, and a plan has at most {most}.',
    next: 'Nothing was planned. Narrow the filter: by flow, by reason, or by time with since and until.',
  },
  'plan-of-several-tenants': {
    kind: 'input',
    says: 'The postings that match belong to several tenants, and a plan acts in one of them.',
    next: 'Nothing was planned. Name the tenant in the header Kontor-Tenant, and make a plan for each.',
  },
  'plan-not-runnable': {
    kind: 'conflict',
    says: 'The bulk plan {id} is {state}: it cannot be run.',
    next: 'Nothing was begun. To act on the postings that match now, make a new plan.',
  },
  'plan-ended': {
    kind: 'conflict',
    says: 'The bulk plan {id} is {state}: there is nothing to stop.',
    next: 'Read it to see what was done.',
  },
  'waits-for-decision': [
    'It asks a person a question, and a replay says yes to it.',
    'Read the reason of the posting. Then replay it alone, close it, or make a plan with its reason code in the filter.',
  ],
} as const;
