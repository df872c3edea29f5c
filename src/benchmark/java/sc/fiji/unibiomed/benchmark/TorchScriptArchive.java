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
package sc.fiji.unibiomed.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the smallest archive that PyTorch loads as a TorchScript module: a ZIP file with the module's code, a pickled
 * object of its class without parameters, and no constants. This lets PyTorch's own operators be called as its users
 * call them, without a Python: weights are arguments.
 * <p>
 * The layout is that of PyTorch's {@code torch/csrc/jit/docs/serialization.md}, the opcodes those of Python's
 * {@code pickletools}.
 */
final class TorchScriptArchive {

	private static final String FOLDER = "module/";
	/** Version of the file format that PyTorch writes since 1.6. */
	private static final String VERSION = "3\n";

	/** What each network's code begins with. The one attribute is there because loading sets it. */
	private static final String CLASS = """
		class Network(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		""";

	/** Opcodes of the pickle format, version 2. */
	private static final int PROTOCOL = 0x80;
	private static final int GLOBAL = 'c';
	private static final int EMPTY_TUPLE = ')';
	private static final int NEW_OBJECT = 0x81;
	private static final int EMPTY_DICTIONARY = '}';
	private static final int MARK = '(';
	private static final int UNICODE = 'X';
	private static final int FALSE = 0x89;
	private static final int SET_ITEMS = 'u';
	private static final int BUILD = 'b';
	private static final int STOP = '.';

	private TorchScriptArchive() {}

	/**
	 * @param methods the module's methods in TorchScript, {@code forward} among them, each line indented by two spaces
	 */
	static byte[] of(final String methods) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			add(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
			add(zip, "data.pkl", object());
			add(zip, "code/__torch__.py", (CLASS + methods).getBytes(StandardCharsets.US_ASCII));
			add(zip, "constants.pkl", new byte[] { (byte) PROTOCOL, 2, EMPTY_TUPLE, STOP });
		}
		return bytes.toByteArray();
	}

	private static void add(final ZipOutputStream zip, final String name, final byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(FOLDER + name));
		zip.write(content);
		zip.closeEntry();
	}

	/** An object of the class {@code __torch__.Network} with {@code training = False}. */
	private static byte[] object() throws IOException {
		final String attribute = "training";
		final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
		pickle.write(PROTOCOL);
		pickle.write(2);
		pickle.write(GLOBAL);
		pickle.write("__torch__\nNetwork\n".getBytes(StandardCharsets.US_ASCII));
		pickle.write(EMPTY_TUPLE);
		pickle.write(NEW_OBJECT);
		pickle.write(EMPTY_DICTIONARY);
		pickle.write(MARK);
		pickle.write(UNICODE);
		// The length, four bytes with the lowest first.
		pickle.write(new byte[] { (byte) attribute.length(), 0, 0, 0 });
		pickle.write(attribute.getBytes(StandardCharsets.US_ASCII));
		pickle.write(FALSE);
		pickle.write(SET_ITEMS);
		pickle.write(BUILD);
		pickle.write(STOP);
		return pickle.toByteArray();
	}
}
