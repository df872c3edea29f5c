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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.security.MessageDigest;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import sc.fiji.unibiomed.util.Sha256;

/**
 * Tells Java's Flight Recorder which pixels a network is given, as a checksum. Off unless a recording asks for it by
 * name, and then the checksum is worth its time: whether the same picture looks the same to the model wherever it comes
 * from is seen here and nowhere else. Only {@link NetworkInput} may name this class, as a trimmed Java has no recorder.
 */
@Name(NetworkInputEvent.NAME)
@Label("Network Input")
@Description("The normalised pixels that a network of the model is given")
@Category("UniBiomed")
@Enabled(false)
@StackTrace(false)
final class NetworkInputEvent extends Event {

	static final String NAME = "sc.fiji.unibiomed.NetworkInput";

	private static final int VALUES_AT_ONCE = 4096;

	@Label("Network")
	private String network;

	// Numbers, not text: text comes from a pool of the recorder that a later recording in the same process may lack.
	@Label("SHA-256, first quarter")
	@Description("Of the 32-bit values, little-endian, in the order in which the network gets them")
	private long sha256a;

	@Label("SHA-256, second quarter")
	private long sha256b;

	@Label("SHA-256, third quarter")
	private long sha256c;

	@Label("SHA-256, last quarter")
	private long sha256d;

	static void record(final String network, final FloatBuffer pixels) {
		final NetworkInputEvent event = new NetworkInputEvent();
		if (event.isEnabled()) {
			event.network = network;
			final LongBuffer sum = sha256(pixels.duplicate());
			event.sha256a = sum.get();
			event.sha256b = sum.get();
			event.sha256c = sum.get();
			event.sha256d = sum.get();
			event.commit();
		}
	}

	private static LongBuffer sha256(final FloatBuffer values) {
		final MessageDigest digest = Sha256.digest();
		final ByteBuffer bytes = ByteBuffer.allocate(VALUES_AT_ONCE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		while (values.hasRemaining()) {
			bytes.clear();
			while (values.hasRemaining() && bytes.hasRemaining()) {
				bytes.putFloat(values.get());
			}
			digest.update(bytes.flip());
		}
		return ByteBuffer.wrap(digest.digest()).asLongBuffer();
	}
}
