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
package sc.fiji.unibiomed.fiji.ops;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ImgPlus;
import net.imagej.ops.Op;
import net.imagej.ops.special.function.AbstractUnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;
import sc.fiji.unibiomed.imagej.AskOptions;

/**
 * {@code ops.run("unibiomed.segment", image, "nuclei")} outlines something: a mask with the axes of the image, except
 * channels. A third input may name the modality, as {@link sc.fiji.unibiomed.image.modality.Modality#choices} does.
 * Without it, it is guessed. Options may follow as the fourth input.
 */
@Plugin(type = Op.class, name = SegmentOp.NAME)
public final class SegmentOp extends AbstractUnaryFunctionOp<RandomAccessibleInterval<?>, ImgPlus<BitType>> {

	static final String NAME = "unibiomed.segment";

	@Parameter
	private UniBiomedDatasetService unibiomed;

	@Parameter
	private String target;

	@Parameter(required = false)
	private String modality;

	@Parameter(required = false)
	private AskOptions options;

	@Override
	public ImgPlus<BitType> calculate(final RandomAccessibleInterval<?> image) {
		return unibiomed
			.segment(image, target,
				modality == null ? UniBiomedOps.usual(options) : UniBiomedOps.usual(options).withModality(modality))
			.mask();
	}
}
