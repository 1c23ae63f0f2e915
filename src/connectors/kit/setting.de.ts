// The German of `setting.ts`, by the English text.
export const ofEveryConnector = {
  'Bodies in recorded calls': 'Inhalte in aufgezeichneten Aufrufen',
  'Whose bodies are kept in recorded calls: all (the first kilobytes), those that failed, or none. Documents that Kontor posts are kept in any case: without them it could not look for them.':
    'Wessen Inhalte in aufgezeichneten Aufrufen aufbewahrt werden: alle (die ersten Kilobytes), die der gescheiterten, oder keine. Belege, die Kontor bucht, werden in jedem Fall aufbewahrt: Ohne sie könnte Kontor nicht nach ihnen suchen.',
};
