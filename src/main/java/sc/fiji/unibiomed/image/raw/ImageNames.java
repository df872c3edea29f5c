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
package sc.fiji.unibiomed.image.raw;

/**
 * What an image is called, and where it comes from; empty where it is not known.
 *
 * @param title for people, as in the title of a window
 * @param file name of its file, without folders
 * @param folder name of the folder that the file is in, without those above it
 */
public record ImageNames(String title, String file, String folder) {

	/** Nothing is known. */
	public static final ImageNames UNKNOWN = new ImageNames("", "", "");
}
