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
package sc.fiji.unibiomed.testing;

import java.util.Optional;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtSession;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;

/** A GPU that takes some networks and has no memory for the rest. Those that it takes run on the CPU in truth. */
public final class RefusingDevice implements Device {

	/** What its failures say. */
	public static final String REASON = "Failed to allocate memory for requested buffer of size 42";

	private int left;

	/** @param networks how many it takes */
	public RefusingDevice(final int networks) {
		this.left = networks;
	}

	@Override
	public String label() {
		return "cuda:0";
	}

	@Override
	public Optional<String> obstacle() {
		return Optional.empty();
	}

	@Override
	public void addTo(final OrtSession.SessionOptions settings, final Precision precision) throws OrtException {
		if (left-- <= 0) {
			throw new OrtException(OrtErrorCode.ORT_RUNTIME_EXCEPTION, REASON);
		}
	}
}
