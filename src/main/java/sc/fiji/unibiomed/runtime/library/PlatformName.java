package sc.fiji.unibiomed.runtime.library;

import java.util.Locale;

/** Operating system and processor as ONNX Runtime's Java class path names them. */
public final class PlatformName {

	private PlatformName() {
	}

	/** Of this computer, such as {@code linux-x64}, {@code osx-aarch64} or {@code win-x64}. */
	public static String here() {
		return of(System.getProperty("os.name"), System.getProperty("os.arch"));
	}

	static String of(final String system, final String processor) {
		final String os = system.toLowerCase(Locale.ROOT);
		final String arch = processor.toLowerCase(Locale.ROOT);
		return (os.contains("mac") ? "osx" : os.contains("win") ? "win" : os.contains("nux") ? "linux" : os.replace(' ', '-')) +
			"-" + ("amd64".equals(arch) || "x86_64".equals(arch) ? "x64" : arch);
	}
}
