//! A month of pay: individuals without domicile (MOF and STA Announcements 2019 No. 34 and 35), the
//! Arrangement with Hong Kong, and what is withheld month by month (STA Announcement 2018 No. 61).

pub mod bonus_by_six;
pub mod code;
pub mod correction;
pub mod crossing_fields;
pub mod crossings;
pub mod cumulative_withholding;
pub mod decode;
pub mod even_months;
pub mod expectation;
pub mod facts;
pub mod fields;
pub mod income_amount;
pub mod labour_accumulation;
pub mod monthly_tax;
pub mod person_year;
pub mod points;
pub mod presence;
pub mod relief;
pub mod researcher;
pub mod rest_days;
pub mod services;
pub mod six_year_rule;
pub mod standing;
pub mod treaty_window;
pub mod vocabulary;
pub mod withhold;
pub mod work_days;
pub mod year_counts;
