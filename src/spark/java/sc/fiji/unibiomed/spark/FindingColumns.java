package sc.fiji.unibiomed.spark;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import sc.fiji.unibiomed.batch.TaskFindings;

/** The columns of the table of all findings, with types: counts and places are whole numbers, measurements are doubles. */
final class FindingColumns {

	private static final List<StructField> FIELDS = fields();
	/** All of them, in the table's order. */
	static final StructType SCHEMA = DataTypes.createStructType(FIELDS);

	private FindingColumns() {
	}

	private static List<StructField> fields() {
		final List<StructField> fields = new ArrayList<>();
		add(fields, DataTypes.StringType, "image", "plane", "prompt", "task");
		add(fields, DataTypes.LongType, "finding");
		add(fields, DataTypes.StringType, "phrase", "region");
		add(fields, DataTypes.LongType, "channel", "slice", "time");
		add(fields, DataTypes.DoubleType, "area");
		add(fields, DataTypes.LongType, "area_pixels");
		add(fields, DataTypes.DoubleType, "percent_of_image", "centroid_x", "centroid_y");
		add(fields, DataTypes.StringType, "unit");
		add(fields, DataTypes.LongType, "bbox_x", "bbox_y", "bbox_width", "bbox_height");
		add(fields, DataTypes.DoubleType, "mean_intensity", "min_intensity", "max_intensity", "predicted_iou", "object_score",
			"mean_probability");
		add(fields, DataTypes.StringType, "status", "note");
		add(fields, DataTypes.DoubleType, "volume");
		add(fields, DataTypes.StringType, "model", "model_sha256", "precision", "software", "image_sha256", "image_input");
		return List.copyOf(fields);
	}

	private static void add(final List<StructField> fields, final DataType type, final String... names) {
		for (final String name : names) {
			fields.add(DataTypes.createStructField(name, type, true));
		}
	}

	/** The findings of a task; an empty cell of a number is {@code null}. */
	static List<Row> rows(final TaskFindings findings) {
		return findings.rows().stream().map(cells -> RowFactory.create(FIELDS.stream().map(field -> value(cells.get(findings.columns()
			.indexOf(field.name())), field.dataType())).toArray())).toList();
	}

	private static Object value(final String cell, final DataType type) {
		if (type.equals(DataTypes.StringType)) {
			return cell;
		}
		if (cell.isEmpty()) {
			return null;
		}
		// One of two calls rather than a choice of values, which would make both of them doubles.
		if (type.equals(DataTypes.LongType)) {
			return Long.valueOf(cell);
		}
		return Double.valueOf(cell);
	}
}
