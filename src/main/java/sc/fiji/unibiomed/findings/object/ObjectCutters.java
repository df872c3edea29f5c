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
package sc.fiji.unibiomed.findings.object;

import org.scijava.InstantiableException;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;

import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.image.InputException;

/** What is installed to cut touching objects apart. */
final class ObjectCutters {

	private ObjectCutters() {}

	/**
	 * What a kind of objects needs. Nobody is asked what is installed where nothing is cut: that takes a tenth of a
	 * second.
	 *
	 * @throws InputException if touching objects are to be cut apart, and nothing that does it is installed
	 */
	static ObjectCutter of(final ObjectKind kind) {
		return kind == ObjectKind.TOUCHING ? installed() : ObjectCutter.none();
	}

	private static ObjectCutter installed() {
		final PluginIndex index = new PluginIndex();
		index.discover();
		for (final PluginInfo<?> info : index.getPlugins(ObjectCutter.class)) {
			try {
				return (ObjectCutter) info.createInstance();
			}
			catch (final InstantiableException e) {
				throw new IllegalStateException("What cuts touching objects apart, " + info.getClassName() +
					", is installed, but cannot be made; install it again.", e);
			}
		}
		throw new InputException("objects",
			"Nothing is installed that cuts touching objects apart; ask for one region per object.");
	}
}
