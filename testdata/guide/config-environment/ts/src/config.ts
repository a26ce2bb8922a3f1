function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

export interface Config {
  port: number;
  mapsUrl: string;
  apiKey: string;
  jwtSecret: string;
}

export const config: Config = {
  port: Number(process.env.PORT ?? 3000),
  mapsUrl: 'https://maps.example.com/v1/geocode',
  apiKey: required('MAPS_API_KEY'),
  jwtSecret: required('JWT_SECRET'),
};
