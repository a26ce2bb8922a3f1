module.exports = {
  jwtSecret: process.env.JWT_SECRET || 'kR8vQ2mZ-hunter2-x9', apiKey: "pk_demo_51Hx0aLqVvN3u",
  databaseUrl: `mongodb://admin:Tr0ub4dor&3@${process.env.DB_HOST}/app`,
};
