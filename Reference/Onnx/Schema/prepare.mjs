// Writes ONNX's schema as the FileDescriptorSet that protoc reads; run by the build after 'npm ci', in this folder.
import { writeFileSync } from "node:fs";
import { create, toBinary } from "@bufbuild/protobuf";
import { FieldDescriptorProto_Label as Label, FieldDescriptorProto_Type as Type, FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { file_onnx } from "onnx-buf";

// The package has onnx.proto only; sequences, optionals and maps of test data are messages of onnx-data.proto, given here by name, number and type.
const field = (name, number, type, label = Label.OPTIONAL) =>
  typeof type === "string" ? { name, number, label, type: Type.MESSAGE, typeName: `.onnx.${type}` } : { name, number, label, type };
const kinds = (names) => ({ name: "DataType", value: names.map((name, number) => ({ name, number })) });
const data = create(FileDescriptorProtoSchema, {
  name: "onnx-data.proto",
  package: "onnx",
  dependency: ["onnx.proto"],
  options: file_onnx.proto.options,
  messageType: [
    {
      name: "SequenceProto",
      enumType: [kinds(["UNDEFINED", "TENSOR", "SPARSE_TENSOR", "SEQUENCE", "MAP", "OPTIONAL"])],
      field: [
        field("name", 1, Type.STRING),
        field("elem_type", 2, Type.INT32),
        field("tensor_values", 3, "TensorProto", Label.REPEATED),
        field("sparse_tensor_values", 4, "SparseTensorProto", Label.REPEATED),
        field("sequence_values", 5, "SequenceProto", Label.REPEATED),
        field("map_values", 6, "MapProto", Label.REPEATED),
        field("optional_values", 7, "OptionalProto", Label.REPEATED),
      ],
    },
    {
      name: "OptionalProto",
      enumType: [kinds(["UNDEFINED", "TENSOR", "SPARSE_TENSOR", "SEQUENCE", "MAP", "OPTIONAL"])],
      field: [
        field("name", 1, Type.STRING),
        field("elem_type", 2, Type.INT32),
        field("tensor_value", 3, "TensorProto"),
        field("sparse_tensor_value", 4, "SparseTensorProto"),
        field("sequence_value", 5, "SequenceProto"),
        field("map_value", 6, "MapProto"),
        field("optional_value", 7, "OptionalProto"),
      ],
    },
    {
      name: "MapProto",
      field: [
        field("name", 1, Type.STRING),
        field("key_type", 2, Type.INT32),
        field("keys", 3, Type.INT64, Label.REPEATED),
        field("string_keys", 4, Type.BYTES, Label.REPEATED),
        field("values", 5, "SequenceProto"),
      ],
    },
  ],
});

writeFileSync("node_modules/onnx.binpb", toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file: [file_onnx.proto, data] })));
