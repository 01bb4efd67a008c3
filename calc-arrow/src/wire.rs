//! Record batches on their way from one process to another, as bytes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_buffer::Buffer;
use arrow_ipc::reader::StreamDecoder;
use arrow_ipc::writer::StreamEncoder;
use arrow_schema::{ArrowError, DataType, SchemaRef};

/// Makes bytes of the batches of a table.
pub struct Packer(StreamEncoder);

impl Packer {
    /// What packs batches of a schema, and the bytes that tell the schema; they go first.
    ///
    /// # Errors
    /// A column is of a type that cannot be sent.
    pub fn new(schema: &SchemaRef) -> Result<(Self, Vec<Buffer>), ArrowError> {
        let mut packer = Self(StreamEncoder::try_new(schema)?);
        let first = packer.pack(&RecordBatch::new_empty(SchemaRef::clone(schema)))?;
        Ok((packer, first))
    }

    /// The bytes of a batch, one piece behind the other.
    ///
    /// # Errors
    /// A column cannot be sent.
    pub fn pack(&mut self, batch: &RecordBatch) -> Result<Vec<Buffer>, ArrowError> {
        let columns = batch.columns().iter().map(own_texts).collect();
        let own = RecordBatch::try_new(batch.schema(), columns)?;
        self.0.encode(&own)
    }
}

/// About how many bytes a batch is; of a part of a table, those of the part.
///
/// # Errors
/// Its columns contradict themselves.
pub fn size(batch: &RecordBatch) -> Result<usize, ArrowError> {
    let sizes = batch.columns().iter().map(|column| {
        // The texts of views are counted by their pages otherwise.
        own_texts(column).to_data().get_slice_memory_size()
    });
    sizes.sum()
}

/// A column of views without the texts of other rows.
fn own_texts(column: &ArrayRef) -> ArrayRef {
    match column.data_type() {
        DataType::Utf8View => Arc::new(column.as_string_view().gc()),
        DataType::BinaryView => Arc::new(column.as_binary_view().gc()),
        _ => Arc::clone(column),
    }
}

/// Makes batches of bytes again.
#[derive(Debug)]
pub struct Unpacker {
    decoder: StreamDecoder,
    schema: SchemaRef,
}

impl Unpacker {
    /// What unpacks the batches of a table, from the bytes that tell its schema.
    ///
    /// # Errors
    /// They do not.
    pub fn new(first: Vec<u8>) -> Result<Self, ArrowError> {
        let mut decoder = StreamDecoder::new();
        let schema = whole(&mut decoder, first)?.schema();
        Ok(Self { decoder, schema })
    }

    /// The columns.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The batch that the bytes are of.
    ///
    /// # Errors
    /// They are of none, or of more than one.
    pub fn unpack(&mut self, bytes: Vec<u8>) -> Result<RecordBatch, ArrowError> {
        whole(&mut self.decoder, bytes)
    }
}

/// The one batch of some bytes. Whoever packed them may have been taken over by the file that it read, so they
/// may be anything.
fn whole(decoder: &mut StreamDecoder, mut bytes: Vec<u8>) -> Result<RecordBatch, ArrowError> {
    // A batch of nothing but its head is not looked at before there is a byte behind it.
    bytes.push(0);
    let broken = || ArrowError::IpcError("the bytes are not those of one batch".to_owned());
    let mut bytes = Buffer::from_vec(bytes);
    let unpacked = catch_unwind(AssertUnwindSafe(|| decoder.decode(&mut bytes)));
    let batch = unpacked.map_err(|_| broken())??;
    batch.filter(|_| bytes.len() == 1).ok_or_else(broken)
}

#[cfg(test)]
mod tests {
    use arrow_array::types::Int8Type;
    use arrow_array::{ArrayRef, Decimal128Array, DictionaryArray, NullArray, StringArray};

    use super::*;

    fn batch(names: &[&str]) -> RecordBatch {
        let rows = names.len();
        let words: DictionaryArray<Int8Type> = names.iter().copied().collect();
        let amounts = Decimal128Array::from_iter_values((0..).take(rows));
        let amounts = amounts.with_precision_and_scale(18, 2).unwrap();
        let columns: [(&str, ArrayRef); 4] = [
            ("names", Arc::new(StringArray::from(names.to_vec()))),
            ("words", Arc::new(words)),
            ("amounts", Arc::new(amounts)),
            ("nothing", Arc::new(NullArray::new(rows))),
        ];
        RecordBatch::try_from_iter(columns).unwrap()
    }

    fn joined(pieces: &[Buffer]) -> Vec<u8> {
        pieces.iter().flat_map(|piece| piece.iter().copied()).collect()
    }

    #[test]
    fn batches_arrive_as_they_were_sent() {
        let batches = [batch(&["a", "b", "a"]), batch(&[]), batch(&["c", "d"])];
        let (mut packer, first) = Packer::new(&batches[0].schema()).unwrap();
        let mut unpacker = Unpacker::new(joined(&first)).unwrap();
        assert_eq!(*unpacker.schema(), batches[0].schema());
        for sent in &batches {
            let bytes = joined(&packer.pack(sent).unwrap());
            assert_eq!(unpacker.unpack(bytes).unwrap(), *sent);
        }
        // A part of a batch has the rows of that part alone.
        let part = batches[0].slice(1, 2);
        let bytes = joined(&packer.pack(&part).unwrap());
        assert_eq!(unpacker.unpack(bytes).unwrap(), part);
    }

    /// Such batches have no bytes behind their head.
    #[test]
    fn batches_without_values_arrive() {
        for rows in [0, 3] {
            let nothing: ArrayRef = Arc::new(NullArray::new(rows));
            let sent = RecordBatch::try_from_iter([("nothing", nothing)]).unwrap();
            let (mut packer, first) = Packer::new(&sent.schema()).unwrap();
            let mut unpacker = Unpacker::new(joined(&first)).unwrap();
            for _ in 0..2 {
                let bytes = joined(&packer.pack(&sent).unwrap());
                assert_eq!(unpacker.unpack(bytes).unwrap(), sent);
            }
        }
    }

    #[test]
    fn bytes_of_anything_else_are_refused() {
        let sent = batch(&["a", "b"]);
        let (mut packer, first) = Packer::new(&sent.schema()).unwrap();
        let (first, bytes) = (joined(&first), joined(&packer.pack(&sent).unwrap()));
        assert!(Unpacker::new(bytes.clone()).is_err());
        assert!(Unpacker::new(Vec::new()).is_err());
        let unpacker = || Unpacker::new(first.clone()).unwrap();
        assert!(unpacker().unpack(bytes[..bytes.len() - 1].to_vec()).is_err());
        assert!(unpacker().unpack([bytes.as_slice(), &bytes].concat()).is_err());
        // Whatever a byte becomes, it is an error or a batch.
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 0xff;
            let _ = unpacker().unpack(changed);
        }
    }
}
