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
package sc.fiji.unibiomed.imagej;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.scijava.service.Service;

/** What the service does when SciJava makes it, in Fiji before imagej-legacy has begun. */
class ServiceStartTest {

	private static final String LEGACY = "net.imagej.legacy.LegacyService";

	/** As SciJava does it: makes an instance, and looks through fields and methods for annotations. */
	private static void make(final Class<?> service) throws ReflectiveOperationException {
		assertTrue(Service.class.isInstance(service.getConstructor().newInstance()));
		service.getDeclaredFields();
		service.getMethods();
	}

	@Test
	void imagejLegacyChangesTheClassesOfImageJBeforeTheyAreLoaded() throws Exception {
		final WatchingLoader loader = new WatchingLoader();
		make(Class.forName(DefaultUniBiomedService.class.getName(), true, loader));
		final int legacy = loader.wanted.indexOf(LEGACY);
		final int imagej = loader.wanted.indexOf("ij.ImagePlus");
		assertTrue(legacy >= 0 && legacy < imagej, loader.wanted.toString());
		assertFalse(loader.wanted.subList(0, legacy).stream().anyMatch(name -> name.startsWith("ij.")),
			loader.wanted.toString());
	}

	/** Loads this project's classes anew, and remembers in which order classes were asked for. */
	private static final class WatchingLoader extends ClassLoader {

		private final List<String> wanted = new ArrayList<>();

		WatchingLoader() {
			super(ServiceStartTest.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				wanted.add(name);
				if (!name.startsWith("sc.fiji.unibiomed.")) {
					return super.loadClass(name, resolve);
				}
				final Class<?> loaded = findLoadedClass(name);
				return loaded == null ? define(name) : loaded;
			}
		}

		private Class<?> define(final String name) throws ClassNotFoundException {
			try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
				final byte[] bytes = in.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (final IOException e) {
				throw new ClassNotFoundException(name, e);
			}
		}
	}
}
