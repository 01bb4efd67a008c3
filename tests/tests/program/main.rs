//! Tests that run `taxdiff`, as a command and as a service, or read what it wrote. They are one program,
//! because each program has to be linked, which takes longer than most of them run.

mod cases_program;
mod command_line;
mod enterprise_command_line;
mod enterprise_memo;
mod errors;
mod hostile;
mod http;
mod http_access;
mod http_balancer;
mod http_companies;
mod http_days;
mod http_documents;
mod http_fuzzing;
mod http_log;
mod http_months;
mod http_payrolls;
mod http_problems;
mod http_running;
mod http_workbooks;
mod inputs;
mod interrupts;
mod mapping;
mod months_files;
mod outputs;
mod person_years;
mod published_figures;
mod schemas;
mod severance;
mod sheets;
mod texts;
mod typed_amounts;
mod whole_answers;
mod withhold;
