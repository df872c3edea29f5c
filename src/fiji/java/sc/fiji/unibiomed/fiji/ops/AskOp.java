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

import net.imagej.ops.Op;
import net.imagej.ops.special.function.AbstractUnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import sc.fiji.unibiomed.fiji.dataset.ImgPlusAnswer;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;
import sc.fiji.unibiomed.imagej.AskOptions;

/**
 * {@code ops.run("unibiomed.ask", image, "What modality is this image?")} answers a question: text, and a mask for each
 * thing that the answer points at.
 */
@Plugin(type = Op.class, name = AskOp.NAME)
public final class AskOp extends AbstractUnaryFunctionOp<RandomAccessibleInterval<?>, ImgPlusAnswer> {

	static final String NAME = "unibiomed.ask";

	@Parameter
	private UniBiomedDatasetService unibiomed;

	@Parameter
	private String question;

	@Parameter(required = false)
	private AskOptions options;

	@Override
	public ImgPlusAnswer calculate(final RandomAccessibleInterval<?> image) {
		return unibiomed.ask(image, question, UniBiomedOps.usual(options));
	}
}
