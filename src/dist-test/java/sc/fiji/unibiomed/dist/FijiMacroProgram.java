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
package sc.fiji.unibiomed.dist;

import org.scijava.Context;

import ij.IJ;
import net.imagej.legacy.LegacyService;

/** Starts what Fiji starts, imagej-legacy among it, and runs a macro file with its argument. */
final class FijiMacroProgram {

	private FijiMacroProgram() {}

	public static void main(final String... args) {
		// Everything that is on the class path, as Fiji does it.
		final Context context = new Context();
		System.out.println("legacy " + context.service(LegacyService.class).isActive());
		IJ.runMacroFile(args[0], args[1]);
		context.dispose();
		System.exit(0);
	}
}
