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
package sc.fiji.unibiomed.runtime.device;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * The device of one model, with a record of the networks that could not run on it: what stands in results is the device
 * that ran, not the one that was asked for.
 */
public final class DeviceUse implements Device {

	private final Device wanted;
	private final Set<String> opened = new LinkedHashSet<>();
	private final Map<String, String> failures = new LinkedHashMap<>();

	public DeviceUse(final Device wanted) {
		this.wanted = wanted;
	}

	/**
	 * Where the networks run: {@code cuda:0}, or {@code cuda:0, image encoder on cpu}, or {@code cpu} if not one of
	 * those loaded so far does what was wanted.
	 */
	@Override
	public synchronized String label() {
		if (failures.isEmpty()) {
			return wanted.label();
		}
		if (failures.keySet().containsAll(opened)) {
			return CPU.label();
		}
		return wanted.label() + ", " + String.join(", ", failures.keySet()) + " on " + CPU.label();
	}

	/** What users should know: a sentence for each network that failed on the device. */
	public synchronized List<String> notes() {
		return failures.entrySet().stream().map(failure -> "The " + failure.getKey() + " could not run on " +
			wanted.label() + " and ran on the CPU instead: " + failure.getValue() + ".").toList();
	}

	@Override
	public boolean isCpu() {
		return wanted.isCpu();
	}

	@Override
	public Optional<String> obstacle() {
		return wanted.obstacle();
	}

	@Override
	public void addTo(final OrtSession.SessionOptions settings, final Precision precision) throws OrtException {
		wanted.addTo(settings, precision);
	}

	@Override
	public synchronized void opened(final String network) {
		opened.add(words(network));
	}

	@Override
	public synchronized void gaveUp(final String network, final String reason) {
		failures.put(words(network), reason);
	}

	private static String words(final String network) {
		return network.replace('-', ' ');
	}
}
