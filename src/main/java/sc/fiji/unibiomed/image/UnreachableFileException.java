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
package sc.fiji.unibiomed.image;

/**
 * An image file could not be read because the drive, the network or the operating system failed. The file itself may be
 * well: trying again later may help.
 */
public final class UnreachableFileException extends ImageReadException {

	private static final long serialVersionUID = 1L;

	/** @param message one sentence for people, see {@link ImageReadException} */
	public UnreachableFileException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
