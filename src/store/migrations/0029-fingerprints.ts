// The table of fingerprints is named for them.
export const statements = [
  `alter table subjects rename to fingerprints`,
  `alter index subjects_pkey rename to fingerprints_pkey`,
];
