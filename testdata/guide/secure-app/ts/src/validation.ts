import Joi from 'joi';

export interface Credentials {
  email: string;
  password: string;
}

export const credentials = Joi.object<Credentials>({
  email: Joi.string().email().required(),
  password: Joi.string().min(12).max(128).required(),
});
