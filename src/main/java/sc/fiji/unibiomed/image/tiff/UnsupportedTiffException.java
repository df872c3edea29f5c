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
package sc.fiji.unibiomed.image.tiff;

import javax.imageio.IIOException;

/**
 * A TIFF file is of a kind that is not read, and not damaged. The message names the kind, such as "compression
 * Zstandard (50000)".
 */
public final class UnsupportedTiffException extends IIOException {

	private static final long serialVersionUID = 1L;

	/** @param kind in words that go on from "the file has" */
	public UnsupportedTiffException(final String kind) {
		super(kind);
	}
}
