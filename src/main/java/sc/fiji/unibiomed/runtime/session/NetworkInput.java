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
package sc.fiji.unibiomed.runtime.session;

import java.nio.FloatBuffer;

import jdk.jfr.FlightRecorder;

/** Lets a flight recording see what networks are given; does nothing in a Java without Flight Recorder. */
public final class NetworkInput {

	private static final boolean CAN_RECORD = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

	private NetworkInput() {}

	/**
	 * Notes an input, if a recording wants it.
	 *
	 * @param network its name, for people and tests
	 * @param pixels from the position to the limit; stays as it is
	 */
	public static void note(final String network, final FloatBuffer pixels) {
		// The event alone would wake the recorder up, which takes a tenth of a second of a process that records
		// nothing.
		if (CAN_RECORD && FlightRecorder.isInitialized()) {
			NetworkInputEvent.record(network, pixels);
		}
	}
}
