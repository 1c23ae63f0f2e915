/** Of the element. What stands in the frame is drawn by Kontor. */
export const css = `
:host { display: block; }
:host([hidden]) { display: none; }
iframe { display: block; width: 100%; height: 20rem; border: 0; }
`;
