package sc.fiji.unibiomed.runtime.memory;

import java.nio.file.Path;

import com.sun.jna.Platform;

/** Tells how much memory there is for this process to take. */
@FunctionalInterface
interface MemorySource {

	/** Bytes that could be taken now without swapping. */
	long availableBytes();

	/** The memory of this computer, or of the part of it that this process may use. */
	static MemorySource ofThisMachine() {
		final MemorySource java = new JavaMemory(Platform.isMac());
		return Platform.isLinux() ? new LinuxMemory(Path.of("/"), java) : java;
	}
}
