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
package sc.fiji.unibiomed.imagej.dialog;

import java.util.Arrays;

import ij.IJ;
import ij.ImageJ;

/**
 * A process that was started with {@code -batch}: ImageJ runs one macro in it and ends it by itself, with exit code 0
 * whatever happened, and lets plugins say nothing else.
 */
final class BatchProcess {

	private static final String OPTION = "-batch";
	private static final int FAILED = 1;

	private BatchProcess() {}

	/** Whether this is one; never inside of a program that is not ImageJ's own. */
	static boolean isThis() {
		final String[] arguments = ImageJ.getArgs();
		// ImageJ strikes out arguments that it has used.
		return IJ.getInstance() == null && arguments != null &&
			Arrays.stream(arguments).anyMatch(argument -> argument != null && argument.startsWith(OPTION));
	}

	/** Ends it, and its macro with it, as one that failed. Only where this is one. */
	static void fail() {
		System.exit(FAILED);
	}
}
