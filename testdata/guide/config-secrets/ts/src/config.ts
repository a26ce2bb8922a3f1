export interface Config {
  port: number;
  mapsUrl: string;
  apiKey: string;
  jwtSecret: string;
}

export const config: Config = {
  port: Number(process.env.PORT ?? 3000),
  mapsUrl: 'https://maps.example.com/v1/geocode',
  apiKey: 'wK3vN8qZx1RtY6uB0sLdHfJ4mCgPaE7o',
  jwtSecret: 'c9Qm2xVt7Lr4-Kz0pWn8sYb3',
};
