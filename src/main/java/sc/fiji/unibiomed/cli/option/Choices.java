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
package sc.fiji.unibiomed.cli.option;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.models.known.KnownModel;
import sc.fiji.unibiomed.models.known.KnownModels;
import sc.fiji.unibiomed.runtime.device.Precision;

/**
 * What may be written behind options that have a list of values: a shell completes them, and a typing error is compared
 * with them. Whether a value is accepted is decided where it is read.
 */
public final class Choices {

	private Choices() {}

	/** Values that are found out when somebody asks for them. */
	@FunctionalInterface
	interface Values extends Iterable<String> {

		Stream<String> stream();

		@Override
		default Iterator<String> iterator() {
			return stream().iterator();
		}
	}

	/** Names of models that this program knows. */
	public static final class Known implements Values {

		@Override
		public Stream<String> stream() {
			return KnownModels.all().stream().map(KnownModel::name);
		}
	}

	/** Precisions. */
	static final class Precisions implements Values {

		@Override
		public Stream<String> stream() {
			return Arrays.stream(Precision.values()).map(Precision::label);
		}
	}

	/** Devices. */
	static final class Devices implements Values {

		@Override
		public Stream<String> stream() {
			return Stream.of("auto", "cpu", "cuda:0", "coreml");
		}
	}

	/** What becomes of outlines with several parts. */
	static final class Objects implements Values {

		@Override
		public Stream<String> stream() {
			return Arrays.stream(ObjectKind.values()).map(ObjectKind::key);
		}
	}

	/** How findings are checked. */
	public static final class Checks implements Values {

		@Override
		public Stream<String> stream() {
			return Arrays.stream(CheckLevel.values()).map(CheckLevel::label);
		}
	}

	/** What a check can say. */
	public static final class Verdicts implements Values {

		@Override
		public Stream<String> stream() {
			return Arrays.stream(FindingCheck.Verdict.values()).filter(each -> each != FindingCheck.Verdict.UNCHECKED)
				.map(FindingCheck.Verdict::label);
		}
	}

	/** Export formats. */
	public static final class Exports implements Values {

		@Override
		public Stream<String> stream() {
			return FindingsExporters.installed().all().stream().map(FindingsExporter::key);
		}
	}

	/** Tasks. */
	static final class Tasks implements Values {

		@Override
		public Stream<String> stream() {
			return Arrays.stream(Task.values()).map(Task::verb);
		}
	}

	/** Tasks of an evaluation. */
	public static final class EvaluationTasks implements Values {

		@Override
		public Stream<String> stream() {
			return Arrays.stream(EvaluationTask.values()).map(EvaluationTask::key);
		}
	}

	/** How regions of an evaluation are shown. */
	public static final class RegionDisplays implements Values {

		@Override
		public Stream<String> stream() {
			return List.of("box", "mask").stream();
		}
	}

	/** Modalities. */
	public static final class Modalities implements Values {

		@Override
		public Stream<String> stream() {
			return Modality.choices().stream();
		}
	}

	/** How values become grey or colour. */
	public static final class Intensities implements Values {

		@Override
		public Stream<String> stream() {
			return Stream.concat(IntensityChoice.labels().stream(), Stream.of("displayed"));
		}
	}

	/** Which slices are asked about. */
	static final class Slices implements Values {

		@Override
		public Stream<String> stream() {
			return Arrays.stream(Planes.values()).map(Planes::label);
		}
	}

	/** How large images are looked at; besides, a number. */
	static final class Fields implements Values {

		@Override
		public Stream<String> stream() {
			return Stream.of("auto", "whole");
		}
	}
}
