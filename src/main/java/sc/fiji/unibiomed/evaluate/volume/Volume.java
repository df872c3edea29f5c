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
package sc.fiji.unibiomed.evaluate.volume;

import java.util.List;

import sc.fiji.unibiomed.evaluate.score.EvaluationItem;

/**
 * The slices of one target in one volume.
 *
 * @param name of the volume
 * @param target the class
 * @param dataset name of its data set
 * @param modality kind of image
 * @param slices in the order of their masks' file names, from the first slice on; at least one
 * @param repeated annotations that name a mask file which is among the slices already
 */
public record Volume(String name, String target, String dataset, String modality, List<EvaluationItem> slices,
	int repeated)
{

	public Volume {
		slices = List.copyOf(slices);
	}

	/** The file name of a slice's mask. */
	static String maskName(final EvaluationItem slice) {
		return slice.masks().get(0).usual().getFileName().toString();
	}
}
