package sc.fiji.unibiomed.testing;

import net.imagej.patcher.LegacyInjector;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Makes ImageJ run macros without a display, as Fiji does, by patching it before any of its classes is loaded.
 * With a display, ImageJ stays as it is.
 */
public final class HeadlessImageJ implements LauncherSessionListener {

	@Override
	public void launcherSessionOpened(final LauncherSession session) {
		if (Boolean.getBoolean("java.awt.headless")) {
			LegacyInjector.preinit();
		}
	}
}
