//! What is withheld or paid later, or comes back, because status or days turned out otherwise.

use crate::law::money::Cny;
use crate::law::period::Date;

/// What is to be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Correction {
    /// What is due, in yuan, or comes back where it is below zero.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub due: Cny,
    /// The last day on which the correction is in time; nothing where no text names one.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub by: Option<Date>,
}
