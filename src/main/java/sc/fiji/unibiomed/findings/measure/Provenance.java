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
package sc.fiji.unibiomed.findings.measure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a result comes from: enough to tell two results apart and to repeat one. No value is {@code null}; what nobody
 * knows is empty.
 *
 * @param modelName as the user chose it
 * @param modelSha256 of the model's weights, lower case hexadecimal digits
 * @param task what was asked for, such as "segmentation"
 * @param prompt the question as it was asked
 * @param precision of the arithmetic, such as "float32"
 * @param device what the networks ran on, such as "CPU"
 * @param softwareVersion name and version of this software
 * @param date when the answer was given
 * @param imageName title or file name of the image
 * @param imageSha256 of the pixels that the model saw
 * @param imageInput how the image was shown to the model: planes, modality, intensities
 */
public record Provenance(String modelName, String modelSha256, String task, String prompt, String precision,
	String device, String softwareVersion, Instant date, String imageName, String imageSha256, String imageInput)
{

	/**
	 * Cuts the date to seconds.
	 *
	 * @throws NullPointerException if a value is {@code null}
	 */
	public Provenance {
		Objects.requireNonNull(modelName, "modelName");
		Objects.requireNonNull(modelSha256, "modelSha256");
		Objects.requireNonNull(task, "task");
		Objects.requireNonNull(prompt, "prompt");
		Objects.requireNonNull(precision, "precision");
		Objects.requireNonNull(device, "device");
		Objects.requireNonNull(softwareVersion, "softwareVersion");
		Objects.requireNonNull(imageName, "imageName");
		Objects.requireNonNull(imageSha256, "imageSha256");
		Objects.requireNonNull(imageInput, "imageInput");
		date = date.truncatedTo(ChronoUnit.SECONDS);
	}

	/**
	 * The same facts by their names in files, which never change, in the order in which files show them: those of
	 * {@link MeasureColumns#origin()}. The date is ISO 8601 in UTC.
	 */
	public Map<String, String> toMap() {
		final Map<String, String> facts = new LinkedHashMap<>();
		MeasureColumns.origin().forEach(measure -> facts.put(measure.key(), measure.of(this)));
		return Collections.unmodifiableMap(facts);
	}
}
