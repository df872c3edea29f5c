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
package sc.fiji.unibiomed.runtime.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import ai.djl.util.cuda.CudaUtils;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.FolderAccess;
import sc.fiji.unibiomed.util.Sha256;

/** Settings of DJL's tokenizer library that have to be in place before it is first used. */
public final class NativeTokenizers {

	private static final Logger LOG = LoggerFactory.getLogger(NativeTokenizers.class);

	/** Which native library; without it, DJL downloads a CUDA one where it finds a CUDA driver. */
	private static final String FLAVOR = "RUST_FLAVOR";
	private static final String CPU = "cpu";

	/** From where the library is loaded, if not from where DJL unpacks it. */
	private static final String LIBRARY = "RUST_LIBRARY_PATH";

	/** Without it, DJL asks the network whether it runs in a data centre, and then reports its version there. */
	private static final String NO_TELEMETRY = "OPT_OUT_TRACKING";

	private NativeTokenizers() {}

	/**
	 * Makes DJL take the CPU library from its own jar and contact nobody. Values that the user has set, as environment
	 * variables or system properties, stay.
	 */
	public static void stayOffline() {
		setIfAbsent(FLAVOR, CPU);
		setIfAbsent(NO_TELEMETRY, "true");
	}

	/**
	 * Loads the library, without asking anybody.
	 *
	 * @throws InferenceException if it cannot be loaded in this process, or is not the one of this program; the message
	 *             says why
	 */
	public static void load() {
		stayOffline();
		final boolean warned = setCudaWarnings(!CPU.equals(flavor()));
		try {
			requirePublished();
			LibUtils.checkStatus();
		}
		catch (final EngineException | LinkageError e) {
			throw new InferenceException(
				"The tokenizer's native library could not be loaded: " + LoadFailure.words(e) + ".", e);
		}
		finally {
			setCudaWarnings(warned);
		}
	}

	/**
	 * DJL counts GPUs, whichever library it is to take, and warns where CUDA is installed without a driver that suits
	 * it. For the CPU library that is of no use to anybody. There is no setting for it; a version of DJL without this
	 * switch warns as before.
	 *
	 * @return what was set until now
	 */
	static boolean setCudaWarnings(final boolean wanted) {
		try {
			final Field logging = CudaUtils.class.getDeclaredField("logging");
			logging.setAccessible(true);
			final boolean before = logging.getBoolean(null);
			logging.setBoolean(null, wanted);
			return before;
		}
		catch (final ReflectiveOperationException | RuntimeException | LinkageError e) {
			LOG.debug("DJL's warnings about CUDA cannot be turned off: {}", e.toString());
			return wanted;
		}
	}

	/** The library that the user, or {@link #stayOffline}, has chosen; {@code null} for DJL's choice. */
	private static String flavor() {
		return System.getenv(FLAVOR) == null ? System.getProperty(FLAVOR) : System.getenv(FLAVOR);
	}

	/**
	 * Makes sure that the native library that DJL has unpacked before, and loads unseen, is the one in its jar, where
	 * others may write to its folder: DJL takes the system's folder for temporary files where the home folder cannot be
	 * written to.
	 *
	 * @throws InferenceException if it is another one
	 */
	private static void requirePublished() {
		if (System.getProperty(LIBRARY) != null || System.getenv(LIBRARY) != null) {
			// Not what DJL has unpacked: somebody chose it, or it was compared when it was unpacked here.
			return;
		}
		final Platform platform = Platform.detectPlatform("tokenizers");
		final String library = "/native/lib/" + platform.getClassifier() + "/" + CPU + "/";
		requirePublished(Utils.getEngineCacheDir("tokenizers")
			.resolve(platform.getVersion() + "-" + CPU + "-" + platform.getClassifier()), library);
	}

	/** @param resource where the libraries are in the jar, with a slash at the end */
	static void requirePublished(final Path folder, final String resource) {
		if (!Files.isDirectory(folder) || FolderAccess.isOnlyThisUsers(folder)) {
			return;
		}
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				try (
					InputStream published = NativeTokenizers.class.getResourceAsStream(resource + file.getFileName()))
				{
					if (published == null ||
						!MessageDigest.isEqual(sha256(published), sha256(Files.newInputStream(file))))
					{
						throw new InferenceException("The tokenizer's library " + file +
							" is not the one of this program, and others may write to its folder: it is not " +
							"loaded. Delete the folder, or set the environment variable DJL_CACHE_DIR to one of " +
							"your own.");
					}
				}
			}
		}
		catch (final IOException e) {
			throw new InferenceException("The tokenizer's library in " + folder + " cannot be read: " + e.getMessage(),
				e);
		}
	}

	private static byte[] sha256(final InputStream in) throws IOException {
		try (DigestInputStream digest = new DigestInputStream(in, Sha256.digest())) {
			digest.transferTo(OutputStream.nullOutputStream());
			return digest.getMessageDigest().digest();
		}
	}

	private static void setIfAbsent(final String name, final String value) {
		if (System.getenv(name) == null && System.getProperty(name) == null) System.setProperty(name, value);
	}
}
