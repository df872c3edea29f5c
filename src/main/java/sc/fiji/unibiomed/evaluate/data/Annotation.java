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
package sc.fiji.unibiomed.evaluate.data;

/**
 * What an annotation file says of something in an image. Texts that it does not say are blank.
 *
 * @param entry which one it is, for people: file and place
 * @param imageKey what all annotations of one image have in common
 * @param image file name of the image, in the split's folder or in the data set's
 * @param split of the image; blank for the usual one
 * @param mask file name of the mask, in the split's mask folder or in the data set's; blank if there is nothing to be
 *           outlined
 * @param sent the first sentence's {@code sent}, as "liver in abdomen CT"
 * @param raw the first sentence's {@code raw}
 * @param caption what is to be written about it
 * @param abnormality what is abnormal
 * @param anatomy which organ it is about
 * @param problem why it cannot be used, a sentence that names the entry; blank if it can
 */
public record Annotation(String entry, String imageKey, String image, String split, String mask, String sent,
	String raw, String caption, String abnormality, String anatomy, String problem)
{

	/** One that cannot be used. */
	static Annotation unusable(final String entry, final String problem) {
		return new Annotation(entry, entry, "", "", "", "", "", "", "", "", entry + ": " + problem);
	}

	boolean isUsable() {
		return problem.isEmpty();
	}
}
