import { NextResponse } from 'next/server';

export async function GET() { // route: GET /api/posts behind headers
  return NextResponse.json([]);
}

export const POST = withAuth(async (request: Request) => NextResponse.json({}, { status: 201 })); // route: POST /api/posts behind headers authentication

function withAuth(handler: (request: Request) => Promise<Response>) {
  return async (request: Request) => {
    if (!request.headers.get('authorization')) return new Response(null, { status: 401 });
    return handler(request);
  };
}
