// What a request gives: its fields without those that are undefined.

type Given<Body> = { [Name in keyof Body]?: Exclude<Body[Name], undefined> };

export function given<Body extends object>(body: Body): Given<Body> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Given<Body>;
}
