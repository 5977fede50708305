import { DamagedDocument } from '@penholder/db/documents';
import { conflict, type DocumentId, Refused, type Refusal } from '@penholder/shared/kernel';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';

/** Answers with a refusal as problem+json (RFC 9457): `type`, `title`, `status`, `detail`, and our `code`, `params`, `fields`. */
export function sendProblem(reply: FastifyReply, refusal: Omit<Refusal, 'status'> & { status: number }): FastifyReply {
  const { code, status, detail, params, fields } = refusal;
  return reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send({
      type: `/problems/${code}`,
      title: code,
      status,
      detail,
      code,
      ...(params && { params }),
      ...(fields && { fields }),
    });
}

const damaged = conflict(
  'document.damaged',
  'What is stored of this text is damaged. What can be read of it is being made good. Please open it in a minute, look at what is named as lost, and then try again.',
);

/**
 * Turns refusals into problem+json, and everything else into a 500 that tells nothing but where to find it in the log. A
 * document that turns out to be damaged is refused by name, and handed to `onDamaged`. [DC25]
 */
export function answerProblems(app: FastifyInstance, onDamaged: (id: DocumentId) => void): void {
  app.setErrorHandler((error: FastifyError | Refused | DamagedDocument, request, reply) => {
    if (error instanceof Refused) return sendProblem(reply, error.refusal);
    if (error instanceof DamagedDocument) {
      request.log.error({ err: error, documentId: error.documentId }, 'a document that was asked for is damaged');
      onDamaged(error.documentId);
      return sendProblem(reply, damaged);
    }
    const status = error.statusCode ?? 500;
    if (status === 429)
      return sendProblem(reply, {
        code: 'request.too-many',
        status,
        detail: 'Too many requests; please wait a moment.',
      });
    if (status >= 400 && status < 500)
      return sendProblem(reply, { code: 'request.malformed', status, detail: error.message });
    request.log.error({ err: error }, 'request failed');
    return sendProblem(reply, {
      code: 'server.failed',
      status: 500,
      detail: `Something went wrong on the server; nothing was changed. Reference ${request.id}.`,
    });
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, { code: 'request.not-found', status: 404, detail: 'There is nothing at this address.' }),
  );
}
