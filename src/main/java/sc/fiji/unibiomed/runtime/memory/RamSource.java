package sc.fiji.unibiomed.runtime.memory;

import java.nio.file.Path;

import com.sun.jna.Platform;

/** Tells how much memory there is for this process to take. */
@FunctionalInterface
interface RamSource {

	/** Bytes that could be taken now without swapping. */
	long availableBytes();

	/** The memory of this computer, or of the part of it that this process may use. */
	static RamSource ofThisMachine() {
		final RamSource java = new JavaRam(Platform.isMac());
		return Platform.isLinux() ? new LinuxRam(Path.of("/"), java) : java;
	}
}
