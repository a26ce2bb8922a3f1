import { Schema, model } from 'mongoose';

export interface User {
  username: string;
  password: string;
  displayName?: string;
}

const userSchema = new Schema<User>({
  username: { type: String, required: true, unique: true },
  password: { type: String, required: true },
  displayName: String,
});

export const UserModel = model<User>('User', userSchema);
