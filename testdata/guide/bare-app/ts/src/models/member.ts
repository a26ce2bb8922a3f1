import { Schema, model } from 'mongoose';

export interface Member {
  email: string;
  passwordHash: string;
  joined: Date;
}

export const MemberModel = model<Member>(
  'Member',
  new Schema<Member>({
    email: { type: String, required: true, unique: true },
    passwordHash: { type: String, required: true },
    joined: { type: Date, default: Date.now },
  }),
);
