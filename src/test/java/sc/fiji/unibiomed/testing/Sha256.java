package sc.fiji.unibiomed.testing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 sums, as the recorded reference data names them. */
public final class Sha256 {

	private Sha256() {}

	/** The sum of some bytes in lower case hexadecimal digits. */
	public static String of(final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (final NoSuchAlgorithmException exception) {
			throw new IllegalStateException("Every Java platform knows SHA-256", exception);
		}
	}
}
