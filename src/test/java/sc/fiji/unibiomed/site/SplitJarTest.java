/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars with native code, taken apart. */
class SplitJarTest {

	private static final String LINUX = "ai/onnxruntime/native/linux-x64/libonnxruntime.so";
	private static final String MAC = "ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib";
	private static final String MAC_DEBUG = MAC + ".dSYM/Contents/Info.plist";
	private static final String CLASS = "ai/onnxruntime/OnnxRuntime.class";

	@TempDir
	private Path folder;

	private Path jar() throws IOException {
		return Jars.of(folder.resolve("onnxruntime-1.29.0.jar"), "ai/onnxruntime/native/linux-x64/", "", LINUX, "elf",
			MAC, "mach-o", MAC_DEBUG, "symbols", CLASS, "code");
	}

	@Test
	void eachPlatformGetsAJarWithItsOwnNativeCode() throws IOException {
		final SplitJar split = SplitJar.of(jar(), folder.resolve("parts"));
		assertEquals(Set.of(Platform.LINUX64, Platform.MACOS_ARM64), split.natives().keySet());
		final Path linux = split.natives().get(Platform.LINUX64);
		assertEquals("onnxruntime-natives-linux64-1.29.0.jar", linux.getFileName().toString());
		assertEquals(List.of(LINUX), Jars.entries(linux));
		assertEquals(List.of(MAC), Jars.entries(split.natives().get(Platform.MACOS_ARM64)));
	}

	@Test
	void theRestStaysUnderItsOwnName() throws IOException {
		final SplitJar split = SplitJar.of(jar(), folder.resolve("parts"));
		assertEquals("onnxruntime-1.29.0.jar", split.shared().getFileName().toString());
		assertEquals(List.of(CLASS), Jars.entries(split.shared()));
	}

	@Test
	void theSameJarHasTheSameParts() throws IOException {
		final Path once = SplitJar.of(jar(), folder.resolve("once")).natives().get(Platform.LINUX64);
		final Path again = SplitJar.of(jar(), folder.resolve("again")).natives().get(Platform.LINUX64);
		assertArrayEquals(Files.readAllBytes(once), Files.readAllBytes(again));
	}

	@Test
	void aJarWithoutNativeCodeIsLeftAlone() throws IOException {
		final Path jar = Jars.of(folder.resolve("gson-2.10.1.jar"), "com/google/gson/Gson.class", "code");
		assertEquals(new SplitJar(jar, Map.of()), SplitJar.of(jar, folder.resolve("parts")));
	}

	@Test
	void nativeCodeForAnUnknownPlatformIsNotLostSilently() throws IOException {
		final Path jar = Jars.of(folder.resolve("tokenizers-1.jar"), "native/lib/haiku-riscv64/cpu/libtokenizers.so",
			"elf");
		final String message = assertThrows(IOException.class, () -> SplitJar.of(jar, folder.resolve("parts")))
			.getMessage();
		assertTrue(message.contains("native/lib/haiku-riscv64/cpu/libtokenizers.so"), message);
	}
}
