package sc.fiji.unibiomed.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Names of platforms. */
class PlatformTest {

	@Test
	void theLibrariesFoldersAreTheUpdatersPlatforms() {
		assertEquals("linux64", Platform.ofFolder("linux-x64").orElseThrow().updaterName());
		assertEquals("linux64", Platform.ofFolder("linux-x86_64").orElseThrow().updaterName());
		assertEquals("macos-arm64", Platform.ofFolder("osx-aarch64").orElseThrow().updaterName());
		assertEquals("win64", Platform.ofFolder("win-x86_64").orElseThrow().updaterName());
		assertEquals(Optional.empty(), Platform.ofFolder("aix-ppc64"));
	}
}
