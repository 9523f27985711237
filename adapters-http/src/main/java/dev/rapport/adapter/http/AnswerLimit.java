package dev.rapport.adapter.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** The most bytes an answer may have: as announced, as they come over the wire, and inflated. */
record AnswerLimit(long bytes) {

    /** The answer is too large; the network itself is well. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded(long most) {
            super("an answer of more than " + most + " bytes");
        }
    }

    void check(long size) throws Exceeded {
        if (size > bytes) {
            throw new Exceeded(bytes);
        }
    }

    /** A network interceptor: the body it sees is still compressed. */
    static Response enforce(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        AnswerLimit limit = chain.request().tag(AnswerLimit.class);
        if (limit == null) {
            return response;
        }
        ResponseBody body = response.body();
        try {
            limit.check(body.contentLength());
        } catch (Exceeded e) {
            response.close();
            throw e;
        }
        return response.newBuilder()
                .body(ResponseBody.create(
                        Okio.buffer(limit.counting(body.source())), body.contentType(), body.contentLength()))
                .build();
    }

    private Source counting(Source source) {
        return new ForwardingSource(source) {
            private long seen;

            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                long read = super.read(sink, byteCount);
                seen += Math.max(0, read);
                check(seen);
                return read;
            }
        };
    }
}
