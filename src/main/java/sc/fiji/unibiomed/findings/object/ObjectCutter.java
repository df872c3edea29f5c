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

import org.scijava.plugin.SciJavaPlugin;

import sc.fiji.unibiomed.image.BinaryMask;

/**
 * Cuts objects that touch each other apart. Implementations carry SciJava's annotation
 * {@code @Plugin(type = ObjectCutter.class)} and have a constructor without arguments. They may be used by several
 * threads.
 */
public interface ObjectCutter extends SciJavaPlugin {

	/**
	 * Cuts a connected part of a mask.
	 *
	 * @param part not empty
	 * @return the same without the pixels of the cuts; objects do not touch there, not even at corners
	 */
	BinaryMask cut(BinaryMask part);

	/** Leaves everything as it is. */
	static ObjectCutter none() {
		return part -> part;
	}
}
