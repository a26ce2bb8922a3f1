module.exports = {
  port: process.env.PORT || 3000,
  mapsUrl: 'https://maps.example.com/v1/geocode',
  apiKey: process.env.MAPS_API_KEY,
  jwtSecret: process.env.JWT_SECRET,
  jwtLifetime: '15m',
};
