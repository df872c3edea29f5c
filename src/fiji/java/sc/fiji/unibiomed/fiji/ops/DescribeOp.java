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

import java.util.List;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.function.AbstractUnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;
import sc.fiji.unibiomed.imagej.AskOptions;

/**
 * {@code ops.run("unibiomed.describe", image, region)} says what a region contains; the region is a mask as large as
 * the image.
 */
@Plugin(type = Op.class, name = DescribeOp.NAME)
public final class DescribeOp extends AbstractUnaryFunctionOp<RandomAccessibleInterval<?>, String> {

	static final String NAME = "unibiomed.describe";

	@Parameter
	private UniBiomedDatasetService unibiomed;

	@Parameter
	private RandomAccessibleInterval<? extends BooleanType<?>> region;

	@Parameter(required = false)
	private AskOptions options;

	@Override
	public String calculate(final RandomAccessibleInterval<?> image) {
		return unibiomed.describe(image, List.of(region), UniBiomedOps.usual(options)).text();
	}
}
