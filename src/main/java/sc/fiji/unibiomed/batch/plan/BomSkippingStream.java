package sc.fiji.unibiomed.batch.plan;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Leaves out the byte order mark that spreadsheets write at the beginning of a text. */
final class BomSkippingStream extends PushbackReader {

	private static final int MARK = 0xfeff;

	BomSkippingStream(final Reader reader) throws IOException {
		super(reader);
		final int first = read();
		if (first != MARK && first >= 0) {
			unread(first);
		}
	}
}
