package sc.fiji.unibiomed.runtime.memory;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/**
 * Memory as Java tells it.
 *
 * @param isMac whether this is macOS, which fills nearly all memory with what it can drop, and counts only the rest as free
 */
record JavaRam(boolean isMac) implements RamSource {

	@Override
	public long availableBytes() {
		final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		return isMac ? Math.max(system.getFreeMemorySize(), system.getTotalMemorySize() / 2) : system.getFreeMemorySize();
	}
}
